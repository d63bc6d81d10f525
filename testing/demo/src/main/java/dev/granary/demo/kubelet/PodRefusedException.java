package dev.granary.demo.kubelet;

/** The manifest asks for something that does not exist or that this kubelet does not know. */
final class PodRefusedException extends RuntimeException {
    PodRefusedException(String message) {
        super(message);
    }
}
