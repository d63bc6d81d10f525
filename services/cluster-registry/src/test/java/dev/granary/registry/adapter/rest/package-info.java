@NullMarked
package dev.granary.registry.adapter.rest;

import org.jspecify.annotations.NullMarked;
