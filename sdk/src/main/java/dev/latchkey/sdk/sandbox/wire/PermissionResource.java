package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.Permission;

/**
 * Something a key can be allowed to do.
 *
 * {@snippet :
 * for (PermissionResource permission : session.operations().account().permissions().execute().items()) {
 *     System.out.println(permission.name() + " " + permission.risk() + " " + permission.summary());
 * }
 * }
 *
 * @param name its name
 * @param group a short word to group by, {@code send}
 * @param risk how much harm a stolen key could do with it: {@code low}, {@code medium} or {@code high}
 * @param summary what it allows, one English sentence
 */
public record PermissionResource(Permission name, String group, String risk, String summary) {}
