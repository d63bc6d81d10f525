package dev.granary.engine.volume.verify;

import dev.granary.engine.pack.PackId;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.Run;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.index.IndexLine;
import dev.granary.engine.volume.index.IndexReader;
import dev.granary.engine.volume.index.IndexSource;
import dev.granary.engine.volume.index.PackTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Names every file of a volume that is not whole any more because of damaged packs, by all of its names. Memory: the
 * damaged packs, and the damaged files that have several names.
 */
public final class DamagedFiles {

    private final Map<Integer, PackDamage> damages = new HashMap<>();
    private final Set<TreePath> damagedFirsts = new HashSet<>();
    private final IndexSource index;

    private DamagedFiles(IndexSource index) {
        this.index = index;
    }

    /**
     * Goes through an index.
     *
     * @param damage what is known of a pack; empty for a good one
     * @param consumer takes a problem for each damaged file, in the order of their paths
     * @return how many there are
     */
    public static long find(
            IndexSource index, Function<PackId, Optional<PackDamage>> damage, Consumer<VolumeProblem> consumer) {
        DamagedFiles files = new DamagedFiles(index);
        PackTable packs = index.packs();
        for (int number = 0; number < packs.size(); number++) {
            int pack = number;
            damage.apply(packs.get(number).id()).ifPresent(found -> files.damages.put(pack, found));
        }
        return files.damages.isEmpty() ? 0 : files.find(consumer);
    }

    private long find(Consumer<VolumeProblem> consumer) {
        long count = 0;
        try (IndexReader reader = index.read()) {
            for (var line = reader.next(); line.isPresent(); line = reader.next()) {
                if (line.get() instanceof IndexLine.Entry(VolumeEntry entry)) {
                    Optional<VolumeProblem> problem = problemOf(entry);
                    problem.ifPresent(consumer);
                    count += problem.isPresent() ? 1 : 0;
                }
            }
        }
        return count;
    }

    private Optional<VolumeProblem> problemOf(VolumeEntry entry) {
        return switch (entry) {
            case VolumeEntry.HardLink(TreePath path, TreePath first) ->
                damagedFirsts.contains(first)
                        ? Optional.of(new VolumeProblem(path, Reason.DataLost, "another name of " + first))
                        : Optional.empty();
            case VolumeEntry.Item item -> problemOf(item);
        };
    }

    private Optional<VolumeProblem> problemOf(VolumeEntry.Item item) {
        Optional<PackDamage> damage =
                item.content() instanceof Content.Bytes bytes ? damageOf(bytes) : Optional.empty();
        if (damage.isPresent() && item.attributes().links() > 1) {
            damagedFirsts.add(item.path());
        }
        return damage.map(found -> new VolumeProblem(item.path(), Reason.DataLost, found.reason()));
    }

    private Optional<PackDamage> damageOf(Content.Bytes bytes) {
        for (Run run : bytes.runs()) {
            if (run instanceof Run.Chunks(int pack, int firstEntry, int count)) {
                PackDamage damage = damages.get(pack);
                if (damage != null && damage.hits(firstEntry, count)) {
                    return Optional.of(damage);
                }
            }
        }
        return Optional.empty();
    }
}
