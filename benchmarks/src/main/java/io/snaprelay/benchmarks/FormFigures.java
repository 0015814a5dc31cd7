package io.snaprelay.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    resident(median).ifPresent(figures::add);
    return figures;
  }

  private Figure seconds(String what, double value, double against) {
    return Figure.seconds(what, value).against(name, against);
  }

  private Optional<Figure> resident(FirstMessage median) {
    return median
        .residentMebibytes()
        .flatMap(
            mebibytes ->
                bare.residentMebibytes()
                    .map(
                        those ->
                            new Figure("resident memory (VmRSS) then, median", mebibytes, "MiB")
                                .against(name, those)));
  }
}
