package dev.latchkey.sdk;

import java.io.Serializable;

/**
 * One thing that is wrong with one field of a request.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (InvalidRequestException e) {
 *     for (FieldError wrong : e.fieldErrors()) {
 *         System.out.println(wrong.field() + " " + wrong.message());
 *     }
 * }
 * }
 *
 * @param field name of the field as in the JSON body, dots and brackets for parts of it: {@code allowedIps[0]}
 * @param code short name of the rule that was broken, for programs
 * @param message what is wrong and what to do, for people
 */
public record FieldError(String field, String code, String message) implements Serializable {
    @Override
    public String toString() {
        return field + ": " + message;
    }
}
