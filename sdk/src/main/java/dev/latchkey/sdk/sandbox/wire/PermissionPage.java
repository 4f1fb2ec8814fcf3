package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sandbox/v1/permissions}: what a key can be allowed to do.
 *
 * {@snippet :
 * PermissionPage page = session.operations().account().permissions().execute();
 * }
 *
 * @param items the permissions
 * @param next what to send as {@code cursor} for the page after this one; null when this is the last
 */
public record PermissionPage(List<PermissionResource> items, @Nullable String next) {}
