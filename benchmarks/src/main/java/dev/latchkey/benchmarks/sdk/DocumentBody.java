package dev.latchkey.benchmarks.sdk;

import dev.latchkey.sdk.internal.json.JsonDocument;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A JSON document as a program without the SDK would send it. */
final class DocumentBody extends RequestBody {
    private final JsonDocument document;

    DocumentBody(JsonDocument document) {
        this.document = document;
    }

    @Override
    public MediaType contentType() {
        return SendSms.JSON;
    }

    @Override
    public long contentLength() {
        return document.length();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        document.writeTo(sink);
    }
}
