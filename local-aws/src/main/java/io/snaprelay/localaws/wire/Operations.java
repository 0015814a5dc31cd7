package io.snaprelay.localaws.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** All operations that are served. */
final class Operations {

  private final Model model = new Model();
  private final Map<OperationName, Operation> byName = new ConcurrentHashMap<>();

  void learn(String service, Class<?> client) {
    model.learn(service, client);
  }

  OperationName nameOf(Class<?> request) {
    return model.nameOf(request);
  }

  <I extends SdkPojo> void add(
      Class<I> request, Set<String> honoured, BiFunction<I, Call, ? extends SdkPojo> handler) {
    OperationName name = model.nameOf(request);
    Supplier<SdkPojo> builder = Model.builderOf(request);
    requireModelled(name, builder, honoured);
    byName.put(
        name,
        new Operation(
            name,
            request,
            builder,
            Set.copyOf(honoured),
            (typed, call) -> handler.apply(request.cast(typed), call)));
  }

  private static void requireModelled(
      OperationName name, Supplier<SdkPojo> builder, Set<String> members) {
    Set<String> strange = new TreeSet<>(members);
    strange.removeAll(Operation.modelled(builder.get()));
    if (!strange.isEmpty()) {
      throw new IllegalArgumentException("%s has no members %s".formatted(name, strange));
    }
  }

  Optional<Operation> find(OperationName name) {
    return Optional.ofNullable(byName.get(name));
  }

  List<Honoured> honoured() {
    return byName.values().stream()
        .sorted(Comparator.comparing(operation -> operation.name().toString()))
        .flatMap(Operation::honouredMembers)
        .toList();
  }
}
