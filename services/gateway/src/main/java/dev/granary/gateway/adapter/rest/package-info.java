/** REST under /api, passed through to the owner of each resource. */
@NullMarked
package dev.granary.gateway.adapter.rest;

import org.jspecify.annotations.NullMarked;
