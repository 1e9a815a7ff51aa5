package io.distrib.servlet;

import java.lang.reflect.Method;

/** Calls public methods of a container by name. */
final class ContainerCalls {
  private ContainerCalls() {}

  /**
   * What {@code method} of {@code target} returns.
   *
   * @throws IllegalStateException if there is no such method for arguments of just these classes,
   *     or it throws
   */
  static Object call(Object target, String method, Object... arguments) {
    try {
      Class<?>[] types = new Class<?>[arguments.length];
      for (int i = 0; i < types.length; i++) {
        types[i] = arguments[i].getClass();
      }
      Method found = target.getClass().getMethod(method, types);
      found.trySetAccessible(); // It may be overridden by a class that is not public.
      return found.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this container has no usable " + method + "()", e);
    }
  }
}
