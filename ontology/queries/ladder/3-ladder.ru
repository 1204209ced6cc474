# The ladder of each choice, in a graph that bears its name: whoever answers, the steps, and to whom.
PREFIX hvt: <https://w3id.org/huis-van-thorbecke/def#>
PREFIX step: <https://w3id.org/huis-van-thorbecke/step/>

INSERT { GRAPH ?choice { ?giver ?step ?forum } }
WHERE {
  {
    SELECT DISTINCT ?relation ?giver ?step ?forum
    WHERE {
      # only the steps that are named
      GRAPH step:today { ?relation step:makes ?step ; hvt:accountGiver ?giver ; hvt:forum ?forum }
    }
  }
  GRAPH step:today { ?relation step:countsFor ?choice }
}
