# What is known: the record with the scenarios asked for, and the vocabulary where the record is silent.
# A house may overrule the vocabulary (the grades of a kind, a broader theme); on superclasses both are heard.
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX step: <https://w3id.org/huis-van-thorbecke/step/>

ADD DEFAULT TO step:today ;

INSERT { GRAPH step:today { ?subject ?predicate ?object } }
WHERE {
  GRAPH <https://w3id.org/huis-van-thorbecke/def> { ?subject ?predicate ?object }
  FILTER (?predicate = rdfs:subClassOf || NOT EXISTS { ?subject ?predicate ?own })
}
