package io.distrib.it.seeded.dns;

import jakarta.servlet.Servlet;

/** A nameserver that knows servlets. */
public record ServesServlets(Servlet servlet) {}
