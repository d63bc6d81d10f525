package dev.granary.engine.volume;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads what {@link RunEncoder} wrote. */
final class RunDecoder implements Iterator<Run> {

    private final byte[] bytes;
    private int at;
    private int pack;
    private int nextEntry;

    RunDecoder(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public boolean hasNext() {
        return at < bytes.length;
    }

    @Override
    public Run next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long head = take();
        if (head == 1) {
            return new Run.Hole(take());
        }
        pack += unzigzag(head >>> 1);
        int firstEntry = nextEntry + unzigzag(take());
        int count = (int) take();
        nextEntry = firstEntry + count;
        return new Run.Chunks(pack, firstEntry, count);
    }

    private long take() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private static int unzigzag(long value) {
        return (int) (value >>> 1) ^ -(int) (value & 1);
    }
}
