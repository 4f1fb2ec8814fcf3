package dev.latchkey;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dependencies between the packages of a module, as a Mermaid flow chart. */
record ArrowPicture(String module, Map<String, Set<String>> arrows) {
    private static final String HOUSE = "dev.latchkey.";

    static ArrowPicture of(Arrows house, String module) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        house.byPackage().forEach((from, known) -> known.stream()
                .filter(to -> in(module, from) && in(module, to))
                .forEach(
                        to -> arrows.computeIfAbsent(box(module, from), name -> new TreeSet<>()).add(box(module, to))));
        return new ArrowPicture(module, arrows);
    }

    String mermaid() {
        StringBuilder chart = new StringBuilder("flowchart TD\n");
        arrows.forEach((from, to) -> chart.append("    ").append(from).append(" --> ").append(String.join(" & ", to))
                .append('\n'));
        return chart.toString();
    }

    /** All packages of this picture. */
    Set<String> boxes() {
        return boxes(mermaid());
    }

    /** The packages that a picture names. */
    static Set<String> boxes(String picture) {
        Set<String> boxes = new TreeSet<>();
        picture.lines().filter(line -> line.contains("-->"))
                .forEach(line -> boxes.addAll(List.of(line.strip().split(" (-->|&) "))));
        return boxes;
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

    private static boolean in(String module, String packageName) {
        return packageName.equals(HOUSE + module) || packageName.startsWith(HOUSE + module + ".");
    }

    /** The module's own package has the module's name, the others go without it. */
    private static String box(String module, String packageName) {
        String name = packageName.substring(HOUSE.length());
        return name.equals(module) ? module : name.substring(module.length() + 1);
    }
}
