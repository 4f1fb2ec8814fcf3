package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.Permission;

/**
 * Permission of a key.
 *
 * {@snippet :
 * for (PermissionResource permission : session.operations().account().permissions().execute().items()) {
 *     System.out.println(permission.name() + " " + permission.risk() + " " + permission.summary());
 * }
 * }
 *
 * @param name name of the permission
 * @param group group for display, such as {@code send}
 * @param risk damage a stolen key could do with it: {@code low}, {@code medium} or {@code high}
 * @param summary description, one English sentence
 */
public record PermissionResource(Permission name, String group, String risk, String summary) {}
