package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem.Reason;
import java.util.ArrayList;
import java.util.List;

/** Some small files that one thread restores, one after the other: neighbours share what is read from the store. */
final class SmallFiles implements Task {

    private record Order(TargetDirectory directory, Descriptor open, VolumeEntry.Item item, Approach approach) {}

    private final RestoreTools tools;
    private final FirstNames firstNames;
    private final List<Order> orders = new ArrayList<>();
    private long bytes;

    SmallFiles(RestoreTools tools, FirstNames firstNames) {
        this.tools = tools;
        this.firstNames = firstNames;
    }

    void add(TargetDirectory directory, VolumeEntry.Item item, Approach approach) {
        orders.add(new Order(directory, directory.use(), item, approach));
        bytes += item.attributes().size();
    }

    int count() {
        return orders.size();
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void run() {
        int done = 0;
        try {
            for (; done < orders.size(); done++) {
                Order order = orders.get(done);
                firstNames.settle(order.item(), restore(order));
                order.directory().done();
            }
        } finally {
            letGo(done);
        }
    }

    @Override
    public void skip() {
        letGo(0);
    }

    private void letGo(int from) {
        for (Order order : orders.subList(from, orders.size())) {
            firstNames.settle(order.item(), false);
            order.directory().abandon();
        }
    }

    private boolean restore(Order order) {
        VolumeEntry.Item item = order.item();
        try {
            tools.content().check(item);
            try (FileRestore file = FileRestore.begin(tools, order.open(), item, order.approach())) {
                file.writeAll();
                return file.finish();
            }
        } catch (LostContent e) {
            tools.report().problem(item.path(), Reason.DataLost, e.why());
        } catch (PosixException e) {
            tools.report().refused(item.path(), Reason.NotRestored, "file", e);
        }
        return false;
    }
}
