package dev.latchkey.sdk;

import java.io.Serializable;

/**
 * An error in one field of a request.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (InvalidRequestException e) {
 *     for (FieldError error : e.fieldErrors()) {
 *         System.out.println(error.field() + " " + error.message());
 *     }
 * }
 * }
 *
 * @param field name of the field as in the JSON body, with dots and brackets for its parts: {@code allowedIps[0]}
 * @param code short name of the violated rule, for programs
 * @param message what is wrong and what to do, for people
 */
public record FieldError(String field, String code, String message) implements Serializable {
    @Override
    public String toString() {
        return field + ": " + message;
    }
}
