@NullMarked
package dev.granary.registry.adapter.jose;

import org.jspecify.annotations.NullMarked;
