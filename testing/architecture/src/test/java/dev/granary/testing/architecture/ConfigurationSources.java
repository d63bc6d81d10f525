package dev.granary.testing.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The configuration interfaces of services and libraries, read from their sources: a class file has no Javadoc. */
final class ConfigurationSources {

    /** A property; {@code fallback} is empty for one that is required. */
    record Property(String name, String type, Optional<String> fallback, Javadoc text) {}

    /** An interface with its properties, those of its groups included. */
    record Section(Path module, String prefix, Javadoc text, List<Property> properties) {}

    private ConfigurationSources() {}

    /** All sections, in the order of their modules. */
    static List<Section> below(Path root) {
        List<Path> files = Stream.of("libs", "services")
                .flatMap(part -> files(root.resolve(part)))
                .sorted()
                .toList();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(
                null,
                null,
                null,
                List.of("-proc:none"),
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(files));
        List<Section> found = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new Finder(root, DocTrees.instance(task), found).scan(new TreePath(unit), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Stream<Path> files(Path part) {
        try (Stream<Path> all = Files.walk(part)) {
            return all
                    .filter(file -> file.toString().contains("/src/main/java/")
                            && file.toString().endsWith(".java"))
                    .filter(ConfigurationSources::isMapping)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Finder extends TreePathScanner<Void, Void> {
        private final Path root;
        private final DocTrees docs;
        private final List<Section> found;

        Finder(Path root, DocTrees docs, List<Section> found) {
            this.root = root;
            this.docs = docs;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            value(type.getModifiers(), "ConfigMapping").ifPresent(prefix -> {
                List<Property> properties = new ArrayList<>();
                collect(getCurrentPath(), prefix + ".", properties);
                Path file = Path.of(
                        getCurrentPath().getCompilationUnit().getSourceFile().toUri());
                found.add(new Section(root.relativize(file).subpath(0, 2), prefix, doc(getCurrentPath()), properties));
            });
            return null;
        }

        private void collect(TreePath type, String prefix, List<Property> into) {
            for (var member : ((ClassTree) type.getLeaf()).getMembers()) {
                if (member instanceof MethodTree method) {
                    String name = prefix + kebab(method.getName().toString());
                    String returned = String.valueOf(method.getReturnType());
                    group(type, returned)
                            .ifPresentOrElse(
                                    group -> collect(group, name + ".", into),
                                    () -> into.add(new Property(
                                            name,
                                            returned,
                                            value(method.getModifiers(), "WithDefault"),
                                            doc(new TreePath(type, method)))));
                }
            }
        }

        private static Optional<TreePath> group(TreePath type, String name) {
            Predicate<ClassTree> named = it -> it.getSimpleName().contentEquals(name);
            return ((ClassTree) type.getLeaf())
                    .getMembers().stream()
                            .filter(ClassTree.class::isInstance)
                            .map(ClassTree.class::cast)
                            .filter(named)
                            .findFirst()
                            .map(it -> new TreePath(type, it));
        }

        private Javadoc doc(TreePath of) {
            return Javadoc.of(docs.getDocComment(of));
        }

        /** The only value of an annotation. */
        private static Optional<String> value(ModifiersTree modifiers, String annotation) {
            return modifiers.getAnnotations().stream()
                    .filter(it -> it.getAnnotationType().toString().equals(annotation))
                    .findFirst()
                    .map(Finder::value);
        }

        private static String value(AnnotationTree annotation) {
            ExpressionTree argument = annotation.getArguments().getFirst();
            ExpressionTree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
            return String.valueOf(((LiteralTree) value).getValue());
        }

        private static String kebab(String name) {
            return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    }
}
