package dev.latchkey;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which packages of a module know which, as the lines of a Mermaid flow chart. */
record ArrowPicture(String module, Set<String> arrows) {
    private static final String HOUSE = "dev.latchkey.";

    static ArrowPicture of(JavaClasses classes, String module) {
        String within = HOUSE + module;
        Set<String> arrows = classes.stream()
                .filter(type -> in(within, type.getPackageName()))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> in(within, dependency.getTargetClass().getPackageName()))
                .filter(dependency -> !dependency.getOriginClass().getPackageName()
                        .equals(dependency.getTargetClass().getPackageName()))
                .map(dependency -> "    " + box(dependency.getOriginClass().getPackageName()) + " --> "
                        + box(dependency.getTargetClass().getPackageName()))
                .collect(Collectors.toCollection(TreeSet::new));
        return new ArrowPicture(module, arrows);
    }

    String mermaid() {
        return "flowchart TD\n" + String.join("\n", arrows) + "\n";
    }

    static String find(String page, String module) {
        Matcher block = block(module).matcher(page);
        return block.find() ? block.group(2) : "no picture of " + module;
    }

    static String replace(String page, String module, String picture) {
        return block(module).matcher(page).replaceFirst("$1" + Matcher.quoteReplacement(picture) + "$3");
    }

    private static Pattern block(String module) {
        return Pattern.compile("(<!-- arrows of " + module + " -->\n```mermaid\n)(.*?)(```)", Pattern.DOTALL);
    }

    private static boolean in(String packageName, String candidate) {
        return candidate.equals(packageName) || candidate.startsWith(packageName + ".");
    }

    private static String box(String packageName) {
        String name = packageName.substring(HOUSE.length());
        return name.replace('.', '_') + "[" + name + "]";
    }
}
