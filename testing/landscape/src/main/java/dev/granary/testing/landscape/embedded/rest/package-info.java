/** What each verb does to the objects of a kind. */
@NullMarked
package dev.granary.testing.landscape.embedded.rest;

import org.jspecify.annotations.NullMarked;
