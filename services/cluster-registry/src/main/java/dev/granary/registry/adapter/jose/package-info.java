/** JSON Web Tokens with jose4j: checks what agents assert, and signs what the broker accepts. */
@NullMarked
package dev.granary.registry.adapter.jose;

import org.jspecify.annotations.NullMarked;
