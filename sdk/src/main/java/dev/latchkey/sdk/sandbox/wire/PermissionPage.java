package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response body of {@code GET /sandbox/v1/permissions}: permissions a key can have.
 *
 * {@snippet :
 * PermissionPage page = session.operations().account().permissions().execute();
 * }
 *
 * @param items the permissions
 * @param next {@code cursor} of the next page; null if this is the last one
 */
public record PermissionPage(List<PermissionResource> items, @Nullable String next) {}
