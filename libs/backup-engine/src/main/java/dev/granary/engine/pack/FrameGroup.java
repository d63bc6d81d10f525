package dev.granary.engine.pack;

import java.util.List;

/** Decoded frames that follow each other. */
record FrameGroup(int firstFrame, List<byte[]> frames) {

    int endFrame() {
        return firstFrame + frames.size();
    }
}
