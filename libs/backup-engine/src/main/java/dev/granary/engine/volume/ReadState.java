package dev.granary.engine.volume;

/** How the bytes of a file were read, and so whether a later backup may take them over when the file looks the same. */
public enum ReadState {
    /** Read without disturbance, and long enough after the file's last change: the same times mean the same bytes. */
    SETTLED,
    /** Read so soon after the last change that one more could carry the same time. The next backup reads again. */
    FRESH,
    /** Something wrote to the file while it was read, twice. The bytes are a mixture; the next backup reads again. */
    TORN
}
