package dev.granary.location.adapter.rest;

import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names the fields that do not exist, first those that look like a credential: they never will. */
final class UnknownFields {
    private static final Pattern CREDENTIAL = Pattern.compile(
            "key|secret|passw|passphrase|token|^sas|sas$|credential|connectionstring|certificate" + "|kubeconfig");

    private UnknownFields() {}

    static void check(Set<String> names, FieldErrors errors) {
        List<String> sorted = names.stream().sorted().toList();
        sorted.stream().filter(UnknownFields::looksLikeCredential).forEach(name -> refuseCredential(name, errors));
        sorted.stream().filter(name -> !looksLikeCredential(name)).forEach(name -> refuse(name, errors));
    }

    private static void refuseCredential(String name, FieldErrors errors) {
        errors.add(
                pointer(name),
                ErrorCode.CREDENTIAL_NOT_ACCEPTED,
                "Granary uses workload identity and takes no credential of a storage account.");
    }

    private static void refuse(String name, FieldErrors errors) {
        errors.add(pointer(name), ErrorCode.UNKNOWN_FIELD, "There is no field of this name.");
    }

    private static boolean looksLikeCredential(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return CREDENTIAL.matcher(letters).find();
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
