package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;

/**
 * Changes keys at a gateway that can.
 *
 * {@snippet :
 * keys.editor().ifPresent(editor -> editor.edit(key.id(), KeyChange.none().name("shop")).execute());
 * }
 */
public interface KeyEditor {
    /**
     * Changes a key, with effect on its very next use. Fails with {@link dev.latchkey.sdk.InvalidRequestException} when
     * something about the change is wrong and with {@link dev.latchkey.sdk.NotFoundException} when there is no such
     * key.
     *
     * @param id {@link ApiKey#id()}
     * @return the key as it is now; where names are identities, a new name is a new id
     */
    ApiCall<ApiKey> edit(String id, KeyChange change);
}
