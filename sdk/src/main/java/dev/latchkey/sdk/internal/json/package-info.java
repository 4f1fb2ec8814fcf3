/** JSON for records. */
@NullMarked
package dev.latchkey.sdk.internal.json;

import org.jspecify.annotations.NullMarked;
