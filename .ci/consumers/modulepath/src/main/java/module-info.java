module shop {
    requires dev.latchkey.sdk;
}
