#!/bin/sh
# Searches for inputs that break the redirect component. docs/fuzzing.md tells more.
#
#   distrib-core/fuzz.sh TARGET GUIDED GRAMMAR [SEED]
#
# TARGET is Host, RequestTarget, Marker or Location; GUIDED how many executions are guided by coverage (Jazzer),
# GRAMMAR how many are put together from inputs and dictionary without instrumentation. Ends with status 1 at a
# finding. What is of interest on the way is kept in distrib-core/.cifuzz-corpus. JAVA_OPTS goes to the JVM.
set -eu
cd "$(dirname "$0")"
target=$1
guided=$2
grammar=$3
seed=${4:-1}
class=${target}FuzzTest
package=src/test/resources/io/distrib/fuzz
kept=$(echo $package/"${class}"Inputs/*)
found=.cifuzz-corpus/$class
mkdir -p "$found" target

if [ ! -f target/fuzz.classpath ] || [ pom.xml -nt target/fuzz.classpath ]; then
  (cd .. && mvn -B -pl distrib-core test-compile dependency:build-classpath \
    -Dmdep.outputFile=target/fuzz.classpath) > target/fuzz.build.log
fi
run="java -XX:+UseSerialGC ${JAVA_OPTS:-} -cp target/classes:target/test-classes:$(cat target/fuzz.classpath)"

if [ "$guided" -gt 0 ]; then
  $run com.code_intelligence.jazzer.Jazzer --target_class="io.distrib.fuzz.$class" \
    '--instrumentation_includes=io.distrib.**' '--instrumentation_excludes=io.distrib.fuzz.**' \
    '--custom_hook_includes=io.distrib.**' '--custom_hook_excludes=io.distrib.fuzz.**' \
    --disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks \
    --reproducer_path=target -artifact_prefix=target/ -dict=$package/redirect.dict \
    -runs="$guided" -seed="$seed" -max_len=512 -rss_limit_mb=0 -print_final_stats=1 "$found" "$kept"
fi
if [ "$grammar" -gt 0 ]; then
  $run io.distrib.fuzz.GrammarRun "$class" "$grammar" "$seed" $package/redirect.dict "$kept" "$found"
fi
