/** Conversion between JSON and the records of gateway APIs. */
@NullMarked
package dev.latchkey.sdk.internal.json;

import org.jspecify.annotations.NullMarked;
