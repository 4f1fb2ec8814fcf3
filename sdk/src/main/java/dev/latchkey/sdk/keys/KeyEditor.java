package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;

/**
 * Changes keys at a gateway that supports it.
 *
 * {@snippet :
 * keys.editor().ifPresent(editor -> editor.edit(key.id(), KeyChange.none().name("shop")).execute());
 * }
 */
public interface KeyEditor {
    /**
     * Changes a key. The change applies from its next use on. The call fails with
     * {@link dev.latchkey.sdk.InvalidRequestException} if the change is invalid, and with
     * {@link dev.latchkey.sdk.NotFoundException} if the key does not exist.
     *
     * @param id {@link ApiKey#id()}
     * @return the changed key; at a gateway that identifies keys by name, a new name is a new id
     */
    ApiCall<ApiKey> edit(String id, KeyChange change);
}
