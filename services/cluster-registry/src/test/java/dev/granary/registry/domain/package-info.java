@NullMarked
package dev.granary.registry.domain;

import org.jspecify.annotations.NullMarked;
