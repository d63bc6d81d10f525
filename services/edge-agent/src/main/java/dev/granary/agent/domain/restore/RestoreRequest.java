package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.selection.Checked;
import dev.granary.selection.Checked.FieldFault;
import dev.granary.selection.Names;
import dev.granary.selection.Selection;
import dev.granary.selection.SelectionRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wrote about a restore, field by field; see {@link RestoreOptions}.
 *
 * @param namespacePrefix empty for none
 */
public record RestoreRequest(
        SelectionRequest selection,
        Map<String, String> namespaceMapping,
        String namespacePrefix,
        Map<String, String> storageClassMapping,
        Existing existing,
        boolean withStatus,
        boolean withControlled,
        boolean keepNodePorts,
        boolean keepClusterAddresses) {

    private static final int LONGEST_PREFIX = 40;

    /**
     * Names every field that is wrong.
     *
     * @param ownNamespace the agent's own, into which nothing is restored
     */
    public Checked<RestoreOptions> check(String ownNamespace) {
        List<FieldFault> faults = new ArrayList<>();
        checkNamespaces(ownNamespace, faults);
        checkPrefix(faults);
        checkStorageClasses(faults);
        return switch (selection.check()) {
            case Checked.Invalid<Selection> invalid -> {
                invalid.faults()
                        .forEach(fault -> faults.add(new FieldFault("/selection" + fault.pointer(), fault.problem())));
                yield new Checked.Invalid<>(faults);
            }
            case Checked.Valid<Selection> valid ->
                faults.isEmpty() ? new Checked.Valid<>(options(valid.value())) : new Checked.Invalid<>(faults);
        };
    }

    private RestoreOptions options(Selection chosen) {
        return new RestoreOptions(
                chosen,
                new NamespaceMapping(namespaceMapping, namespacePrefix),
                storageClassMapping,
                existing,
                withStatus,
                withControlled,
                keepNodePorts,
                keepClusterAddresses);
    }

    private void checkNamespaces(String ownNamespace, List<FieldFault> faults) {
        Map<String, String> taken = new HashMap<>();
        namespaceMapping.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            String pointer = pointer("/namespaceMapping", entry.getKey());
            String target = entry.getValue();
            if (!Names.isNamespace(entry.getKey()) || !Names.isNamespace(target)) {
                faults.add(new FieldFault(pointer, "This is not the name of a namespace."));
            } else if (target.equals(ownNamespace)) {
                faults.add(new FieldFault(pointer, "This is the agent's own namespace; choose another one."));
            } else if (taken.putIfAbsent(target, entry.getKey()) != null) {
                faults.add(new FieldFault(pointer, "Two namespaces cannot become one; choose another name."));
            }
        });
    }

    private void checkPrefix(List<FieldFault> faults) {
        if (!namespacePrefix.isEmpty()
                && (namespacePrefix.length() > LONGEST_PREFIX || !Names.isNamespace(namespacePrefix + "x"))) {
            faults.add(new FieldFault(
                    "/namespacePrefix",
                    "Use at most " + LONGEST_PREFIX + " lower-case letters, digits and dashes, no dash first."));
        }
    }

    private void checkStorageClasses(List<FieldFault> faults) {
        storageClassMapping.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    if (!Names.isObjectName(entry.getKey()) || !Names.isObjectName(entry.getValue())) {
                        faults.add(new FieldFault(
                                pointer("/storageClassMapping", entry.getKey()),
                                "This is not the name of a storage class."));
                    }
                });
    }

    private static String pointer(String field, String key) {
        return field + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
