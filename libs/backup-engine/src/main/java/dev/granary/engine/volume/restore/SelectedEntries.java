package dev.granary.engine.volume.restore;

import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeEntry.HardLink;
import dev.granary.engine.volume.VolumeEntry.Item;
import dev.granary.engine.volume.index.IndexLine;
import dev.granary.engine.volume.index.IndexReader;
import dev.granary.engine.volume.index.IndexSource;
import dev.granary.engine.volume.pipeline.Ahead;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entries of an index that are wanted. A further name whose first name is not wanted becomes the first: what that says
 * is kept until then.
 */
final class SelectedEntries implements Ahead.Source<VolumeEntry> {

    private final Selection selection;
    private final IndexReader reader;
    private final Set<TreePath> neededFirsts;
    private final Map<TreePath, Item> unwantedFirsts = new HashMap<>();
    private final Map<TreePath, TreePath> newFirsts = new HashMap<>();

    private SelectedEntries(Selection selection, IndexReader reader, Set<TreePath> neededFirsts) {
        this.selection = selection;
        this.reader = reader;
        this.neededFirsts = neededFirsts;
    }

    static SelectedEntries of(IndexSource index, Selection selection) {
        Set<TreePath> needed = selection.isEverything() ? Set.of() : neededFirsts(index, selection);
        return new SelectedEntries(selection, index.read(), needed);
    }

    @Override
    public Optional<VolumeEntry> next() {
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            if (line.get() instanceof IndexLine.Entry(VolumeEntry entry)) {
                Optional<VolumeEntry> wanted = wanted(entry);
                if (wanted.isPresent()) {
                    return wanted;
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        reader.close();
    }

    private Optional<VolumeEntry> wanted(VolumeEntry entry) {
        if (!selection.includes(entry.path())) {
            if (entry instanceof Item item && neededFirsts.contains(item.path())) {
                unwantedFirsts.put(item.path(), item);
            }
            return Optional.empty();
        }
        return Optional.of(entry instanceof HardLink link ? relinked(link) : entry);
    }

    private VolumeEntry relinked(HardLink link) {
        TreePath first = newFirsts.get(link.first());
        if (first != null) {
            return new HardLink(link.path(), first);
        }
        Item item = unwantedFirsts.remove(link.first());
        if (item == null) {
            return link;
        }
        newFirsts.put(link.first(), link.path());
        return new Item(link.path(), item.attributes(), item.extended(), item.content());
    }

    private static Set<TreePath> neededFirsts(IndexSource index, Selection selection) {
        Set<TreePath> needed = new HashSet<>();
        try (IndexReader reader = index.read()) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get() instanceof IndexLine.Entry(HardLink(TreePath path, TreePath first))
                        && selection.includes(path)
                        && !selection.includes(first)) {
                    needed.add(first);
                }
            }
        }
        return needed;
    }
}
