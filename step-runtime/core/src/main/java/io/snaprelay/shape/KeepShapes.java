package io.snaprelay.shape;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;
import org.graalvm.nativeimage.hosted.RuntimeResourceAccess;

/**
 * Tells the builder of native executables which of our classes are met by reflection and which of
 * our files are read. It is named in {@code native-image.properties} beside this module's classes,
 * so every program that holds this module has it, made by Quarkus or not.
 */
public final class KeepShapes implements Feature {
  private static final String CLASS = ".class";

  @Override
  public String getDescription() {
    return "Keeps SnapRelay's records for JSON, and its files";
  }

  @Override
  public void beforeAnalysis(BeforeAnalysisAccess access) {
    List<String> files = new ClassPath(access.getApplicationClassPath()).files();
    files.stream()
        .filter(file -> file.endsWith(CLASS))
        .map(KeepShapes::className)
        .map(access::findClassByName)
        .filter(type -> type != null && new Shapes().test(type))
        .forEach(KeepShapes::keep);
    files.stream().filter(file -> !file.endsWith(CLASS)).forEach(KeepShapes::keepFile);
  }

  private static String className(String file) {
    return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
  }

  /** Everything can be found, and what gives a part of it or makes one can be called. */
  private static void keep(Class<?> type) {
    RuntimeReflection.register(type);
    RuntimeReflection.register(type.getDeclaredConstructors());
    RuntimeReflection.register(type.getDeclaredFields());
    RuntimeReflection.register(
        Arrays.stream(type.getDeclaredMethods()).filter(Shapes::givesAPart).toArray(Method[]::new));
    RuntimeReflection.registerAllDeclaredConstructors(type);
    RuntimeReflection.registerAllDeclaredMethods(type);
    RuntimeReflection.registerAllDeclaredFields(type);
    RuntimeReflection.registerAllMethods(type);
    RuntimeReflection.registerAllRecordComponents(type);
  }

  private static void keepFile(String file) {
    RuntimeResourceAccess.addResource(KeepShapes.class.getModule(), file);
  }
}
