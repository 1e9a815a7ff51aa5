// What a page loads that asks its site by scripts.
// region fetch
/** As fetch. Where the session is not here, the page is loaded again, and may begin one. */
async function fetchInSession(resource, options) {
  const response = await fetch(resource, options);
  if (response.headers.get('Content-Type') === 'application/problem+json') {
    const problem = await response.clone().json();
    if (problem.type === 'urn:distrib:elsewhere') {
      const page = new URL(problem.location).origin + location.pathname + location.search;
      location.assign(page);
    }
  }
  return response;
}
// end region
