package io.snaprelay.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What starts are set against.
 *
 * @param name what that is
 * @param bare its values
 */
record FormFigures(String name, FirstMessage bare) {

  List<Figure> of(List<FirstMessage> starts) {
    FirstMessage median = FirstMessage.median(starts);
    double quickest = Spread.of(starts.stream().map(FirstMessage::seconds).toList()).min();
    List<Figure> figures = new ArrayList<>();
    figures.add(seconds("start to first message handled, min", quickest, bare.seconds()));
    figures.add(
        seconds("start to first message handled, median", median.seconds(), bare.seconds()));
    figures.add(seconds("CPU until then, median", median.cpuSeconds(), bare.cpuSeconds()));
    median
        .resident()
        .ifPresent(held -> bare.resident().ifPresent(it -> figures.addAll(resident(held, it))));
    return figures;
  }

  private Figure seconds(String what, double value, double against) {
    return Figure.seconds(what, value).against(name, against);
  }

  private List<Figure> resident(Resident held, Resident bare) {
    return List.of(
        mebibytes("resident memory (VmRSS) then, median", held.mebibytes(), bare.mebibytes()),
        mebibytes("of it in no file (RssAnon), median", held.ofNoFile(), bare.ofNoFile()));
  }

  private Figure mebibytes(String what, double value, double against) {
    return new Figure(what, value, "MiB").against(name, against);
  }
}
