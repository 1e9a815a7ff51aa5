package io.distrib.dns.socket;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Finds functions of the C library by way of {@code java.lang.foreign} (Java 22). That is looked up
 * by reflection, since this is compiled for Java 17, see {@code
 * docs/adr/0014-foreign-functions.md}. <em>All of it is stateless.</em>
 */
final class ForeignFunctions {
  /** Arguments of each function that is found: those that it does not have are ignored. */
  private static final int ARGUMENTS = 5;

  private ForeignFunctions() {}

  /**
   * A function of the C library that returns an int.
   *
   * @param arguments one letter for each: {@code i} for an int, {@code l} for a long or a pointer
   * @return takes five longs and returns an int
   * @throws UnsupportedOperationException if this Java or this system does not have it
   */
  static MethodHandle find(String name, String arguments) {
    try {
      Class<?> linkerType = foreign("Linker");
      Object linker = linkerType.getMethod("nativeLinker").invoke(null);
      Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
      Object symbol =
          ((Optional<?>)
                  foreign("SymbolLookup").getMethod("find", String.class).invoke(lookup, name))
              .orElseThrow();
      Object none = Array.newInstance(foreign("Linker$Option"), 0);
      Method downcall =
          linkerType.getMethod(
              "downcallHandle",
              foreign("MemorySegment"),
              foreign("FunctionDescriptor"),
              none.getClass());
      return widened(
          (MethodHandle) downcall.invoke(linker, symbol, descriptor(arguments), none),
          arguments.length());
    } catch (ReflectiveOperationException | NoSuchElementException e) {
      throw absent(e);
    }
  }

  /**
   * Takes a direct {@link Buffer} and returns the address of its position, a long.
   *
   * @throws UnsupportedOperationException if this Java does not have it
   */
  static MethodHandle addressOfBuffer() {
    try {
      Class<?> segment = foreign("MemorySegment");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle of =
          lookup.findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class));
      MethodHandle address =
          lookup.findVirtual(segment, "address", MethodType.methodType(long.class));
      return MethodHandles.filterReturnValue(of, address);
    } catch (ReflectiveOperationException e) {
      throw absent(e);
    }
  }

  /** Makes every argument a long, and adds those that are missing to five. */
  private static MethodHandle widened(MethodHandle function, int count) {
    MethodHandle longs =
        MethodHandles.explicitCastArguments(
            function, MethodType.methodType(int.class, longs(count)));
    return MethodHandles.dropArguments(longs, count, longs(ARGUMENTS - count));
  }

  private static Class<?>[] longs(int count) {
    Class<?>[] types = new Class<?>[count];
    Arrays.fill(types, long.class);
    return types;
  }

  private static Object descriptor(String arguments) throws ReflectiveOperationException {
    Class<?> layout = foreign("MemoryLayout");
    Object layouts = Array.newInstance(layout, arguments.length());
    for (int i = 0; i < arguments.length(); i++) {
      Array.set(layouts, i, value(arguments.charAt(i) == 'i' ? "JAVA_INT" : "JAVA_LONG"));
    }
    return foreign("FunctionDescriptor")
        .getMethod("of", layout, layouts.getClass())
        .invoke(null, value("JAVA_INT"), layouts);
  }

  private static Object value(String name) throws ReflectiveOperationException {
    return foreign("ValueLayout").getField(name).get(null);
  }

  private static Class<?> foreign(String name) throws ClassNotFoundException {
    return Class.forName("java.lang.foreign." + name);
  }

  private static UnsupportedOperationException absent(Exception cause) {
    return new UnsupportedOperationException("needs Java 22 or later on Linux", cause);
  }
}
