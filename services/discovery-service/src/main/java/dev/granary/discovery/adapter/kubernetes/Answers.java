package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.application.port.GardenerFault.Kind;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What an API server's refusal means, by status code and exception type. */
final class Answers {

    private static final int LEAST_STATUS = 100;
    private static final int LONGEST = 300;

    private Answers() {}

    static GardenerFault gardener(KubernetesClientException fault) {
        return new GardenerFault(kind(fault.getCode()), "Gardener API server: " + sentence(fault));
    }

    private static Kind kind(int code) {
        return switch (code) {
            case 429 -> Kind.UNREACHABLE;
            case 401 -> Kind.CREDENTIAL_REFUSED;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 410 -> Kind.EXPIRED;
            default -> code >= 500 || code < LEAST_STATUS ? Kind.UNREACHABLE : Kind.REFUSED;
        };
    }

    /** Without an answer fabric8 has 0 or -1 for a code. */
    static boolean answered(KubernetesClientException fault) {
        return fault.getCode() >= LEAST_STATUS;
    }

    /** For a person: the server's own words, or what kept it from answering. */
    static String sentence(KubernetesClientException fault) {
        return !answered(fault) ? noAnswer(fault) : fault.getCode() + " " + shortened(message(fault.getStatus()));
    }

    private static String message(@Nullable Status status) {
        return status == null || status.getMessage() == null ? "without a reason" : status.getMessage();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private static String noAnswer(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "its certificate is not one that the kubeconfig trusts";
            }
            if (cause instanceof UnknownHostException) {
                return "its host name does not resolve";
            }
            if (cause instanceof ConnectException) {
                return "no connection";
            }
            if (cause instanceof TimeoutException) {
                return "no answer in time";
            }
        }
        return "the connection broke";
    }
}
