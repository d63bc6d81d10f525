/** What the use cases need of the outside, with the law that an implementation keeps. */
@NullMarked
package dev.granary.registry.application.port;

import org.jspecify.annotations.NullMarked;
