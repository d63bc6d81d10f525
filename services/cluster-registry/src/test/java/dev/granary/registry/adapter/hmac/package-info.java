@NullMarked
package dev.granary.registry.adapter.hmac;

import org.jspecify.annotations.NullMarked;
