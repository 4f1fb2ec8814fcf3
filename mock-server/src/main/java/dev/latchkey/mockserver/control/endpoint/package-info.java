/** The endpoints of the control API, one class per resource. */
@NullMarked
package dev.latchkey.mockserver.control.endpoint;

import org.jspecify.annotations.NullMarked;
