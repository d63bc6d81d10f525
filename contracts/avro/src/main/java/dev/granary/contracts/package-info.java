/** Every event and command on the bus: schemas, their history, the codec, the headers and the topics they travel on. */
@NullMarked
package dev.granary.contracts;

import org.jspecify.annotations.NullMarked;
