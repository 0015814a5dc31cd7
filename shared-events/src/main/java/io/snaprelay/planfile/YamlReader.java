package io.snaprelay.planfile;

import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Turns YAML into a tree that knows its places. No object is ever made from a tag of the file. */
public final class YamlReader {
  private static final int LARGEST = 1_000_000;
  private static final int DEEPEST = 30;

  private YamlReader() {}

  static PlanDocument read(String text) {
    return read(text, "plan file", "databases: and plans:");
  }

  /**
   * Reads a file of ours.
   *
   * @param text the file
   * @param kind what people call it, for example {@code plan file}
   * @param keys the keys of its root, for those who wrote something else
   */
  public static PlanDocument read(String text, String kind, String keys) {
    try {
      List<PlanProblem> refused = YamlStructure.refused(yaml().parse(new StringReader(text)), kind);
      return refused.isEmpty() ? compose(text, kind, keys) : PlanDocument.unreadable(refused);
    } catch (MarkedYAMLException e) {
      return PlanDocument.unreadable(Place.of(e.getProblemMark()), "not YAML: " + reason(e));
    } catch (ReaderException e) {
      return PlanDocument.unreadable(
          place(text, e), "not YAML: control characters are not allowed");
    } catch (YAMLException e) {
      return PlanDocument.unreadable(Place.START, "not YAML that can be read: " + e.getMessage());
    }
  }

  private static PlanDocument compose(String text, String kind, String keys) {
    Node root = yaml().compose(new StringReader(text));
    return root instanceof MappingNode mapping
        ? new NodeConverter().convert(mapping)
        : PlanDocument.unreadable(
            root == null ? Place.START : Place.of(root.getStartMark()),
            "a " + kind + " is a mapping: write " + keys);
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(DEEPEST);
    return new Yaml(options);
  }

  private static String reason(MarkedYAMLException e) {
    String problem =
        e.getProblem().contains("TAB") ? "indent with spaces, not tabs" : e.getProblem();
    return e.getContext() == null ? problem : e.getContext() + ": " + problem;
  }

  private static Place place(String text, ReaderException e) {
    String before = text.substring(0, Math.min(e.getPosition(), text.length()));
    int lines = (int) before.lines().count();
    return new Place(Math.max(lines, 1), before.length() - before.lastIndexOf('\n'));
  }
}
