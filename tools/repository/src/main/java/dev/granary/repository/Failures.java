package dev.granary.repository;

import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.pack.PackException;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.UnreadableKeyFileException;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.volume.index.IndexException;
import dev.granary.engine.volume.restore.LostContent;
import dev.granary.engine.volume.restore.RestoreRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command ended, and gives its exit code. A stack trace is for faults of ours. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (isExpected(failure)) {
            command.getErr().println("granary: " + failure.getMessage() + nextStep(failure));
        } else {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return exitCode(failure);
    }

    private static String nextStep(Exception failure) {
        return switch (failure) {
            case BlobStoreException.ContainerAbsent absent -> "; check --store, or make it first";
            case BlobStoreException.IdentityRefused refused ->
                "; use 'az login', or set what a pod with workload identity has: AZURE_CLIENT_ID, AZURE_TENANT_ID and"
                        + " AZURE_FEDERATED_TOKEN_FILE";
            case BlobStoreException.AccessRefused refused ->
                "; Azure gives the right by the role Storage Blob Data Contributor, or Reader where nothing is written";
            case BlobStoreException.Unreachable silent -> "; check --store and the network, and start it again";
            case BlobStoreException.Throttled busy -> "; start it again later";
            case Exception other -> "";
        };
    }

    private static boolean isExpected(Exception failure) {
        return failure instanceof CannotContinue
                || failure instanceof BlobStoreException
                || failure instanceof SealException
                || failure instanceof PackException
                || failure instanceof IndexException
                || failure instanceof UnreadableManifestException
                || failure instanceof UnreadableKeyFileException
                || failure instanceof RestoreRefused
                || failure instanceof LostContent
                || failure instanceof PosixException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
    }

    private static int exitCode(Exception failure) {
        return switch (failure) {
            case CannotContinue reason -> reason.exitCode();
            case RestoreRefused refused -> ExitCode.REFUSED;
            case BlobStoreException.Locked locked -> ExitCode.REFUSED;
            case BlobStoreException.Corrupt damaged -> ExitCode.DAMAGED;
            case PackException.Corrupt damaged -> ExitCode.DAMAGED;
            case SealException.Broken damaged -> ExitCode.DAMAGED;
            case LostContent damaged -> ExitCode.DAMAGED;
            case IndexException damaged -> ExitCode.DAMAGED;
            case UnreadableManifestException.Damaged damaged -> ExitCode.DAMAGED;
            case Exception other -> ExitCode.FAILED;
        };
    }
}
