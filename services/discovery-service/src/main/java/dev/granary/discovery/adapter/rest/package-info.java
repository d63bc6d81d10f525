/** Discovery configs for people and the gateway, as JSON. */
@NullMarked
package dev.granary.discovery.adapter.rest;

import org.jspecify.annotations.NullMarked;
