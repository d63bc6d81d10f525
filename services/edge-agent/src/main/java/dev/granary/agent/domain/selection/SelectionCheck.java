package dev.granary.agent.domain.selection;

import dev.granary.agent.domain.kube.LabelSelector;
import dev.granary.agent.domain.selection.Checked.FieldFault;
import dev.granary.agent.domain.selection.SelectionRequest.ObjectRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link SelectionRequest} and collects what is wrong with it. */
final class SelectionCheck {

    private static final String ALL = "*";

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
        for (int i = 0; i < request.namespaces().size(); i++) {
            checkNamespace("/namespaces/" + i, request.namespaces().get(i));
        }
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
        for (int i = 0; i < texts.size(); i++) {
            kind(pointer + "/" + i, texts.get(i), patterns);
        }
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
        for (int i = 0; i < request.objects().size(); i++) {
            object("/objects/" + i, request.objects().get(i), choices);
        }
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

    private static String alone() {
        return "Single objects stand alone; leave this out or leave out the objects.";
    }

    private void refuse(boolean wrong, String pointer, String problem) {
        if (wrong) {
            faults.add(new FieldFault(pointer, problem));
        }
    }
}
