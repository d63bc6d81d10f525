/**
 * Encryption of what is stored: the keys of a location, what is derived from them, and sealed streams. AES-256-GCM and
 * HKDF-SHA256; a key is never used twice with the same nonce, because every sealed blob derives its own key
 * from the location's key and a random salt.
 */
@NullMarked
package dev.granary.engine.seal;

import org.jspecify.annotations.NullMarked;
