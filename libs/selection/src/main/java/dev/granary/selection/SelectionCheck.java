package dev.granary.selection;

import dev.granary.selection.Checked.FieldFault;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a {@link SelectionRequest} and collects what is wrong with it. */
final class SelectionCheck {

    private static final String ALL = "*";
    private static final int LONGEST_SELECTOR = 4_000;

    private final SelectionRequest request;
    private final List<FieldFault> faults = new ArrayList<>();

    SelectionCheck(SelectionRequest request) {
        this.request = request;
    }

    Checked<Selection> check() {
        Selection selection = request.objects().isEmpty() ? ofNamespaces() : ofObjects();
        return faults.isEmpty() ? new Checked.Valid<>(selection) : new Checked.Invalid<>(faults);
    }

    private Selection ofNamespaces() {
        return new Selection.OfNamespaces(
                namespaces(),
                kinds("/includedKinds", request.includedKinds()),
                kinds("/excludedKinds", request.excludedKinds()),
                selector("/labelSelector", request.labelSelector()));
    }

    private NamespaceChoice namespaces() {
        if (request.namespaceSelector() != null) {
            refuse(
                    !request.namespaces().isEmpty(),
                    "/namespaces",
                    "Choose namespaces by name or by namespaceSelector, not by both.");
            return new NamespaceChoice.Labelled(selector("/namespaceSelector", request.namespaceSelector()));
        }
        if (request.namespaces().equals(List.of(ALL))) {
            return new NamespaceChoice.All();
        }
        refuse(
                request.namespaces().isEmpty(),
                "/namespaces",
                "Name namespaces, or * for all, or give a namespaceSelector or objects.");
        forEach("/namespaces", request.namespaces(), this::checkNamespace);
        return new NamespaceChoice.Named(request.namespaces());
    }

    private void checkNamespace(String pointer, String name) {
        if (name.equals(ALL)) {
            faults.add(new FieldFault(pointer, "* stands alone: it is every namespace."));
        } else {
            refuse(!Names.isNamespace(name), pointer, "This is not the name of a namespace.");
        }
    }

    private List<KindPattern> kinds(String pointer, List<String> texts) {
        List<KindPattern> patterns = new ArrayList<>();
        forEach(pointer, texts, (at, text) -> kind(at, text, patterns));
        return patterns;
    }

    private void kind(String pointer, String text, List<KindPattern> patterns) {
        KindPattern.read(text)
                .ifPresentOrElse(
                        patterns::add,
                        () -> faults.add(new FieldFault(
                                pointer,
                                "This is not a kind; write for instance Deployment, deployments.apps or *.apps.")));
    }

    private LabelSelector selector(String pointer, @Nullable String text) {
        if (text == null) {
            return LabelSelector.EVERYTHING;
        }
        if (text.length() > LONGEST_SELECTOR) {
            faults.add(new FieldFault(pointer, "Use at most " + LONGEST_SELECTOR + " characters."));
            return LabelSelector.EVERYTHING;
        }
        return switch (LabelSelector.read(text)) {
            case LabelSelector.Valid valid -> valid.selector();
            case LabelSelector.Invalid invalid -> {
                faults.add(new FieldFault(pointer, invalid.problem()));
                yield LabelSelector.EVERYTHING;
            }
        };
    }

    private Selection ofObjects() {
        refuse(!request.namespaces().isEmpty(), "/namespaces", alone());
        refuse(request.namespaceSelector() != null, "/namespaceSelector", alone());
        refuse(!request.includedKinds().isEmpty(), "/includedKinds", alone());
        refuse(!request.excludedKinds().isEmpty(), "/excludedKinds", alone());
        refuse(request.labelSelector() != null, "/labelSelector", alone());
        List<ObjectChoice> choices = new ArrayList<>();
        forEach("/objects", request.objects(), (at, object) -> object(at, object, choices));
        return new Selection.OfObjects(choices);
    }

    private void object(String pointer, ObjectRequest object, List<ObjectChoice> choices) {
        String namespace = object.namespace();
        refuse(
                namespace != null && !Names.isNamespace(namespace),
                pointer + "/namespace",
                "This is not the name of a namespace.");
        refuse(!Names.isObjectName(object.name()), pointer + "/name", "This is not the name of an object.");
        List<KindPattern> kind = new ArrayList<>();
        kind(pointer + "/kind", object.kind(), kind);
        kind.forEach(pattern -> choices.add(new ObjectChoice(pattern, namespace, object.name())));
    }

    private <T> void forEach(String pointer, List<T> values, BiConsumer<String, T> check) {
        if (values.size() > SelectionRequest.MOST) {
            faults.add(new FieldFault(pointer, "At most " + SelectionRequest.MOST + " are read here."));
            return;
        }
        Set<T> met = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String at = pointer + "/" + i;
            refuse(!met.add(values.get(i)), at, "This is named twice.");
            check.accept(at, values.get(i));
        }
    }

    private static String alone() {
        return "Single objects stand alone; leave this out or leave out the objects.";
    }

    private void refuse(boolean wrong, String pointer, String problem) {
        if (wrong) {
            faults.add(new FieldFault(pointer, problem));
        }
    }
}
