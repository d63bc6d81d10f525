package dev.granary.discovery.application.port;

/** An encrypted kubeconfig; opens only under the id of its config. */
@SuppressWarnings("ArrayRecordComponent") // a carrier between cipher and table, never compared
public record SealedKubeconfig(byte[] ciphertext) {

    @Override
    public String toString() {
        return "SealedKubeconfig[" + ciphertext.length + " bytes]";
    }
}
