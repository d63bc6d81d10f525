package dev.granary.selection;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object, as far as a choice looks at it. */
public interface SelectableObject {

    /** Null for an object without. */
    @Nullable
    String namespace();

    String name();

    Map<String, String> labels();
}
