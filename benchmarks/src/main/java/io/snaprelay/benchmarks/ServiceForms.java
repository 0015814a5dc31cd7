package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Form;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.cli.demo.Workspace;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * How soon a service works after its process was started, and what it holds then, in each of its
 * forms. A real message waits for it each time, of a run of its own.
 *
 * @param home the checkout in which the forms were built
 * @param forms what it is started as, one after the other, so that all meet the same machine
 * @param times how often each
 */
record ServiceForms(Path home, Service service, List<Form> forms, int times) {
  /** No look at what goes on comes between, and nobody waits long for the end of a process. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "SNAPRELAY_CONTAINER_LONG_POLL", "2S",
          "SNAPRELAY_RECHECK_FIRST", "600S",
          "SNAPRELAY_RECHECK_NEXT", "600S");

  ServiceForms {
    forms = List.copyOf(forms);
  }

  List<Block> measure() {
    int starts = forms.size() * times;
    try (Stage stage =
        Stage.set(Workspace.temporary(), FleetPlan.yaml(starts), SETTINGS, AsDeployed.LOCAL_AWS)) {
      new Fleet(stage).create(starts);
      List<String> due = new DueMessages(stage, service).make(starts);
      BareJvm jvm = BareJvm.measure();
      return blocks(startAll(stage, due.iterator()), jvm);
    }
  }

  private Map<Form, List<FirstMessage>> startAll(Stage stage, Iterator<String> due) {
    WorkQueue queue = new WorkQueue(stage, service);
    Map<Form, List<FirstMessage>> starts = new EnumMap<>(Form.class);
    for (int round = 0; round < times; round++) {
      for (Form form : forms) {
        FirstMessage start = FirstMessage.of(form, stage, queue, due.next());
        starts.computeIfAbsent(form, any -> new ArrayList<>()).add(start);
      }
    }
    return starts;
  }

  private List<Block> blocks(Map<Form, List<FirstMessage>> starts, BareJvm jvm) {
    FormFigures inJvm = new FormFigures(Baseline.JVM, FirstMessage.of(jvm));
    FormFigures others =
        starts.containsKey(Form.JVM)
            ? new FormFigures("in a JVM", FirstMessage.median(starts.get(Form.JVM)))
            : inJvm;
    return starts.entrySet().stream()
        .map(
            entry ->
                block(
                    entry.getKey(),
                    (entry.getKey() == Form.JVM ? inJvm : others).of(entry.getValue())))
        .toList();
  }

  private Block block(Form form, List<Figure> times) {
    List<Figure> figures = new ArrayList<>(times);
    figures.addAll(new ShippedFiles(home, service).figures(form));
    return new Block("%s as %s".formatted(service.serviceName(), form), true, figures);
  }
}
